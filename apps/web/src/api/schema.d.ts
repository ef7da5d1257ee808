// Made from the OpenAPI document by `npm run api-types -w @owcr/web`; not to be edited.
export interface paths {
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["gateway_ApiKeysController_list"];
        put?: never;
        post: operations["gateway_ApiKeysController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["gateway_ApiKeysController_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["gateway_ApiKeysController_revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["gateway_DeadLettersController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/dead-letters/{service}/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["gateway_DeadLettersController_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/dead-letters/{service}/{id}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["gateway_DeadLettersController_drop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["gateway_MeController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["gateway_PeopleController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["gateway_PeopleController_signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["gateway_SessionController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["gateway_SessionController_login"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["gateway_SessionController_callback"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["gateway_SessionController_logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["intake_AgencyController_list"];
        put?: never;
        post: operations["intake_AgencyController_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agencies/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["intake_AgencyController_change"];
        trace?: never;
    };
    "/api/v1/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["intake_CategoryController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/categories/{code}/questions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["intake_CategoryController_questions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["intake_FollowUpController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["intake_FollowUpController_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["intake_FollowUpController_follow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/follow/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["intake_FollowUpController_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/follow/not-fixed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["intake_FollowUpController_notFixed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/photos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["intake_PublicPhotoController_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/issues/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["intake_SimilarController_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/issues/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["intake_ImportController_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/issues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["intake_IssueListController_list"];
        put?: never;
        post: operations["intake_ReportController_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/issues/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["intake_IssueListController_search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/issues/search/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["intake_IssueListController_searchCounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/issues/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["intake_IssueListController_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/issues/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["intake_IssueController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["intake_CorrectionController_correct"];
        trace?: never;
    };
    "/api/v1/issues/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["intake_IssueCommandController_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/issues/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["intake_NoteController_list"];
        put?: never;
        post: operations["intake_IssueCommandController_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/issues/{id}/refer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["intake_IssueCommandController_refer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/issues/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["intake_IssueCommandController_resolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/issues/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["intake_IssueCommandController_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/issues/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["intake_IssueCommandController_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/issues/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["intake_IssueCommandController_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/issues/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["intake_IssueCommandController_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/issues/{id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["intake_IssueCommandController_unmerge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/issues/{id}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["intake_CorrectionController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/issues/{id}/merged": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["intake_MergeController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/issues/{id}/photos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["intake_PhotoController_list"];
        put?: never;
        post: operations["intake_PhotoController_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/issues/{id}/photos/{photoId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["intake_PhotoController_show"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/places/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["intake_PlaceController_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/places/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["intake_PlaceController_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/places/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["intake_PublicPlaceController_search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/issues/{id}/reporter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["intake_ReporterController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/issues/{id}/reporter/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["intake_ReporterController_erase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/sectors/at": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["sector-assignment_PublicSectorController_at"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sectors/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["sector-assignment_SectorController_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sectors/{code}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["sector-assignment_SectorController_retire"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sectors/at": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["sector-assignment_SectorController_at"];
        put?: never;
        post: operations["sector-assignment_SectorPointsController_at"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["sector-assignment_SectorController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sectors/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["sector-assignment_SectorController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/officers/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["sector-assignment_OfficerController_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/officers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["sector-assignment_OfficerController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/officers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["sector-assignment_OfficerController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["sector-assignment_ShiftController_list"];
        put?: never;
        post: operations["sector-assignment_ShiftController_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shifts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["sector-assignment_ShiftController_withdraw"];
        options?: never;
        head?: never;
        patch: operations["sector-assignment_ShiftController_change"];
        trace?: never;
    };
    "/api/v1/absences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["sector-assignment_AbsenceController_list"];
        put?: never;
        post: operations["sector-assignment_AbsenceController_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/absences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["sector-assignment_AbsenceController_withdraw"];
        options?: never;
        head?: never;
        patch: operations["sector-assignment_AbsenceController_change"];
        trace?: never;
    };
    "/api/v1/assignments/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["sector-assignment_HandOverController_list"];
        put?: never;
        post: operations["sector-assignment_HandOverController_handOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["sector-assignment_AssignmentController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{issueId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["sector-assignment_AssignmentController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{issueId}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["sector-assignment_AssignmentController_acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{issueId}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["sector-assignment_AssignmentController_decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{issueId}/reassign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["sector-assignment_AssignmentController_reassign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assignments/{issueId}/locate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["sector-assignment_AssignmentController_locate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["sector-assignment_CoverageController_at"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coverage/hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["sector-assignment_CoverageController_hours"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deadlines/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["escalation_DeadlinePreviewController_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deadlines/{issueId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["escalation_DeadlineController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/deadlines/{issueId}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["escalation_DeadlineController_explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/escalations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["escalation_WallController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/escalations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["escalation_WallController_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/escalations/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["escalation_WallController_acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["escalation_PolicyController_list"];
        put: operations["escalation_PolicyController_put"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["notification_InboxController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["notification_InboxController_stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["notification_InboxController_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["insights_AuditController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["insights_BoardController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/board/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["insights_BoardController_stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/board/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["insights_BoardController_mine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/board/{sector}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["insights_BoardController_issues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/timeline/{issueId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["insights_TimelineController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["insights_TrendsController_read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/trends/weeks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["insights_TrendsController_weeks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        FieldError: {
            /**
             * @description The field, as a path into what was sent.
             * @example reporter.phone
             */
            path: string;
            /** @example must be a string */
            message: string;
        };
        Problem: {
            /** @example about:blank */
            type: string;
            /** @example Bad Request */
            title: string;
            status: number;
            /**
             * @description Stable, for programs.
             * @example validation-failed
             */
            code: string;
            /** @description For people. */
            detail: string;
            errors?: components["schemas"]["FieldError"][];
            /** @description What to tell who looks after the system. */
            requestId?: string;
        } & {
            [key: string]: unknown;
        };
        CreateApiKeyDto: {
            name: string;
            /** Format: date-time */
            expiresAt?: string | null;
            /** Format: uuid */
            personId?: string | null;
            /** @enum {string} */
            role: "resident" | "clerk" | "officer" | "sergeant" | "lieutenant" | "commander" | "analyst" | "admin" | "partner" | "service";
            precincts?: string[] | null;
            sectors?: string[] | null;
            agency?: string;
            readOnly?: boolean | null;
            only?: string[] | null;
        };
        /** @enum {string} */
        Role: "resident" | "clerk" | "officer" | "sergeant" | "lieutenant" | "commander" | "analyst" | "admin" | "partner" | "service";
        /** @enum {string} */
        KeyState: "awaiting-approval" | "works" | "revoked" | "expired";
        NewApiKeyDto: {
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description Who it speaks for.
             */
            personId: string;
            name: string;
            role: components["schemas"]["Role"];
            precincts: string[];
            sectors: string[];
            agency: string | null;
            /** @description What of the role it may, as `resource:action`; null: all. */
            only: string[] | null;
            /** @description `awaiting-approval`: it lets nobody in before. */
            state: components["schemas"]["KeyState"];
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: uuid
             * @description Who made it.
             */
            createdBy: string;
            createdByName: string | null;
            /**
             * Format: date-time
             * @description When a second administrator approved it.
             */
            approvedAt: string | null;
            /** Format: uuid */
            approvedBy: string | null;
            approvedByName: string | null;
            /** Format: date-time */
            expiresAt: string;
            /** Format: date-time */
            revokedAt: string | null;
            /** Format: date-time */
            lastUsedAt: string | null;
            /** @description Shown this once: null when the request is repeated. */
            token: string | null;
        };
        ApiKeyDto: {
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description Who it speaks for.
             */
            personId: string;
            name: string;
            role: components["schemas"]["Role"];
            precincts: string[];
            sectors: string[];
            agency: string | null;
            /** @description What of the role it may, as `resource:action`; null: all. */
            only: string[] | null;
            /** @description `awaiting-approval`: it lets nobody in before. */
            state: components["schemas"]["KeyState"];
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: uuid
             * @description Who made it.
             */
            createdBy: string;
            createdByName: string | null;
            /**
             * Format: date-time
             * @description When a second administrator approved it.
             */
            approvedAt: string | null;
            /** Format: uuid */
            approvedBy: string | null;
            approvedByName: string | null;
            /** Format: date-time */
            expiresAt: string;
            /** Format: date-time */
            revokedAt: string | null;
            /** Format: date-time */
            lastUsedAt: string | null;
        };
        ApiKeyPageDto: {
            items: components["schemas"]["ApiKeyDto"][];
            nextCursor: string | null;
        };
        /** @enum {string} */
        Follower: "intake" | "sector-assignment" | "escalation" | "notification" | "insights" | "gateway";
        /** @enum {string} */
        DeadLetterState: "parked" | "waiting";
        DeadLetterDto: {
            service: components["schemas"]["Follower"];
            /** Format: uuid */
            id: string;
            /** @example escalation.clock */
            consumer: string;
            topic: string;
            key: string;
            /** Format: uuid */
            eventId: string;
            /** @example issue.reported.v1 */
            type: string | null;
            partition: number;
            /** @description A number larger than JavaScript counts exactly, therefore text. */
            offset: string;
            /** @description waiting: it waits behind a parked one. */
            state: components["schemas"]["DeadLetterState"];
            reason: string;
            attempts: number;
            /** Format: date-time */
            at: string;
        };
        /** @enum {string} */
        ServiceName: "intake" | "sector-assignment" | "escalation" | "notification" | "insights";
        DeadLettersDto: {
            items: components["schemas"]["DeadLetterDto"][];
            /** @description Services that could not be asked. */
            unavailable: components["schemas"]["ServiceName"][];
        };
        ReplayedDto: {
            /** @description How many events went through. */
            handled: number;
            /**
             * Format: uuid
             * @description The one at which it stopped, if it did.
             */
            parked: string | null;
        };
        /** @enum {string} */
        CredentialKind: "session" | "api-key" | "provider-token" | "bootstrap-token";
        MyCredentialDto: {
            kind: components["schemas"]["CredentialKind"];
            /** @description Of a key its id, of anything else a mark of it. */
            id: string;
        };
        /** @enum {string} */
        GrantWhere: "city" | "precinct" | "sector" | "own" | "referred" | "review";
        /** @enum {string} */
        GrantAction: "read" | "report" | "backdate" | "note" | "start" | "refer" | "resolve" | "confirm" | "reopen" | "withdraw" | "merge" | "unmerge" | "correct" | "acknowledge" | "decline" | "reassign" | "locate" | "import" | "erase" | "sign-out" | "approve" | "write";
        GrantDto: {
            /** @description Where it holds; see docs/PERMISSIONS.md. */
            where: components["schemas"]["GrantWhere"];
            /** @description One kind of thing, or several. */
            on: ("issue" | "note" | "photo" | "timeline" | "reporter" | "category" | "agency" | "follow-up" | "place" | "assignment" | "sector" | "officer" | "roster" | "deadline" | "policy" | "escalation" | "notification" | "preference" | "webhook" | "board" | "dead-letter" | "access-token" | "person" | "audit") | ("issue" | "note" | "photo" | "timeline" | "reporter" | "category" | "agency" | "follow-up" | "place" | "assignment" | "sector" | "officer" | "roster" | "deadline" | "policy" | "escalation" | "notification" | "preference" | "webhook" | "board" | "dead-letter" | "access-token" | "person" | "audit")[];
            may: components["schemas"]["GrantAction"][];
            /** @description Only these fields are shown. Absent: all. */
            fields?: string[];
        };
        MeDto: {
            /** Format: uuid */
            id: string;
            name: string;
            role: components["schemas"]["Role"];
            precincts: string[];
            /** @description The sectors an officer is named for. */
            sectors?: string[];
            /** @description The partner agency somebody works for. */
            agency?: string;
            /**
             * @description Less than the role may: `resource:action`.
             * @example [
             *       "issue:read"
             *     ]
             */
            only?: string[];
            /** @description What they came in with. */
            credential?: components["schemas"]["MyCredentialDto"];
            grants: components["schemas"]["GrantDto"][];
        };
        KnownPersonDto: {
            /** Format: uuid */
            id: string;
            name: string;
            role: components["schemas"]["Role"];
            precincts: string[];
            sectors: string[];
            agency: string | null;
            /** Format: date-time */
            lastSeenAt: string | null;
            /** @description Browsers they are signed in with. */
            liveSessions: number;
            /** @description API keys that are neither revoked nor expired. */
            liveKeys: number;
        };
        PeoplePageDto: {
            items: components["schemas"]["KnownPersonDto"][];
            nextCursor: string | null;
        };
        SignOutPersonDto: {
            keys?: boolean | null;
        };
        PersonSignedOutDto: {
            sessionsEnded: number;
            keysRevoked: number;
        };
        SignedInPersonDto: {
            /** Format: uuid */
            id: string;
            name: string;
            role: components["schemas"]["Role"];
            precincts: string[];
            /** @description The sectors an officer is named for. */
            sectors: string[];
            /** @description The partner agency somebody works for. */
            agency: string | null;
        };
        SignedInDto: {
            /** @enum {boolean} */
            signedIn: true;
            person: components["schemas"]["SignedInPersonDto"];
            /**
             * Format: date-time
             * @description When it is over if nothing more is done with it.
             */
            endsAt: string;
            /** @description What a request that changes something has to carry. */
            csrfToken: string;
            /**
             * @description The department's time zone: by it its people read the clock.
             * @example America/New_York
             */
            timeZone: string;
        };
        NotSignedInDto: {
            /** @enum {boolean} */
            signedIn: false;
        };
        SignOutDto: {
            everywhere?: boolean;
        };
        SignedOutDto: {
            /** @enum {boolean} */
            signedIn: false;
            /** @description Where the browser may go to sign out at the identity provider, too. */
            providerSignOut: string | null;
        };
        AgencyDto: {
            /** @example public-works */
            code: string;
            /** @example Department of Public Works */
            name: string;
            /** @description Issues are referred to active agencies only. */
            active: boolean;
            /** @description Codes of the categories it is usually given. */
            handles: string[];
            /** @description What a change says in If-Match. */
            version: number;
        };
        AgenciesDto: {
            items: components["schemas"]["AgencyDto"][];
        };
        NewAgencyDto: {
            /** @description Stands for it wherever it is named: in issues, events and the keys of its people. Never changes. */
            code: string;
            name: string;
            /** @description Codes of the categories it is usually given. */
            handles?: string[] | null;
        };
        ChangeAgencyDto: {
            name?: string;
            /** @description False: nothing more is referred to it. What it has stays in its hands. */
            active?: boolean;
            handles?: string[];
        };
        /** @enum {string} */
        Priority: "low" | "normal" | "high" | "urgent";
        /** @enum {string} */
        QuestionKind: "text" | "number" | "boolean" | "choice";
        QuestionOptionDto: {
            /** @description What an issue keeps as the answer. */
            code: string;
            text: string;
        };
        QuestionDto: {
            /** @description Under which an issue keeps the answer. */
            code: string;
            text: string;
            kind: components["schemas"]["QuestionKind"];
            /** @description A report without an answer is refused, unless another system took it. */
            required: boolean;
            /** @description Of a choice; empty for other kinds. */
            options: components["schemas"]["QuestionOptionDto"][];
            /** @description Characters a text may have. */
            lengthMax: number;
        };
        CategoryDto: {
            code: string;
            name: string;
            /** @description Of every issue of this category. */
            priority: components["schemas"]["Priority"];
            questions: components["schemas"]["QuestionDto"][];
            /** @description Counts the changes of its questions. */
            questionsVersion: number;
        };
        CategoriesDto: {
            items: components["schemas"]["CategoryDto"][];
        };
        CategoryQuestionsDto: {
            category: string;
            version: number;
            questions: components["schemas"]["QuestionDto"][];
        };
        PublicCategoryDto: {
            code: string;
            name: string;
            /** @description Of the highest priority: say once more to call the emergency number if it is happening now. */
            urgent: boolean;
            questions: components["schemas"]["QuestionDto"][];
        };
        PublicCategoriesDto: {
            items: components["schemas"]["PublicCategoryDto"][];
        };
        LocationDto: {
            lat: number;
            lng: number;
        };
        PublicContactDto: {
            name?: string | null;
            phone?: string | null;
            /** Format: email */
            email?: string | null;
            /** @description BCP 47, for example es-MX. */
            language?: string | null;
        };
        PublicReportDto: {
            /** @description One of GET /categories. */
            category: string;
            summary: string;
            location?: components["schemas"]["LocationDto"] | null;
            address?: string | null;
            answers?: {
                [key: string]: string | number | boolean;
            } | null;
            description?: string | null;
            contact?: components["schemas"]["PublicContactDto"] | null;
        };
        PublicReportedDto: {
            /** @example D4-1042 */
            reference: string;
            /**
             * @description With it the report is followed. Told once, here; null for a category that is not followed by a code.
             * @example K7QM-2XWD-9PFA
             */
            trackingCode: string | null;
            /** @enum {string} */
            status: "received" | "assigned" | "in-progress" | "with-partner" | "resolved" | "closed" | "reopened" | "withdrawn";
            category: string;
            /** Format: date-time */
            reportedAt: string;
        };
        FollowDto: {
            /** @description The tracking code, as it was typed: k7qm 2xwd 9pfa. */
            code: string;
        };
        NamedCategoryDto: {
            code: string;
            name: string;
        };
        CoarsePlaceDto: {
            lat: number;
            lng: number;
            /** @description The place is no further from here than this. */
            withinMetres: number;
        };
        StepDto: {
            /** @enum {string} */
            status: "received" | "assigned" | "in-progress" | "with-partner" | "resolved" | "closed" | "reopened" | "withdrawn";
            /** Format: date-time */
            at: string;
        };
        FollowedReportDto: {
            /** @example D4-1042 */
            reference: string;
            /** @enum {string} */
            status: "received" | "assigned" | "in-progress" | "with-partner" | "resolved" | "closed" | "reopened" | "withdrawn";
            /** @description It is handled together with another report of the same thing, whose status this is. */
            combined: boolean;
            category: components["schemas"]["NamedCategoryDto"];
            place: components["schemas"]["CoarsePlaceDto"] | null;
            /** @description An address was given. It is not told here: whoever finds the code would be led to a door. */
            addressGiven: boolean;
            /** @description A clerk has to find out where it is before an officer gets it. */
            waitsForPlace: boolean;
            /** Format: date-time */
            reportedAt: string;
            /** @description Oldest first. */
            history: components["schemas"]["StepDto"][];
            /** @enum {string|null} */
            outcome: "fixed" | "no-action-needed" | "unfounded" | "referred" | null;
            /**
             * Format: date-time
             * @description When it is closed if nobody says anything.
             */
            closesAt: string | null;
            /** @description What may be said about it now. */
            allowedActions: ("confirm" | "not-fixed")[];
        };
        NotFixedDto: {
            /** @description The tracking code, as it was typed: k7qm 2xwd 9pfa. */
            code: string;
            /** @description What is still wrong, for the officer. */
            comment?: string | null;
        };
        AddedByDto: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        FromReportDto: {
            /** Format: uuid */
            id: string;
            /** @example D4-1042 */
            reference: string;
        };
        PhotoPlaceDto: {
            lat: number;
            lng: number;
        };
        AddedPhotoDto: {
            /** Format: uuid */
            id: string;
            /** @description Null: the reporter, who has no account. */
            addedBy: components["schemas"]["AddedByDto"] | null;
            width: number;
            height: number;
            /** @description Of the full size. */
            bytes: number;
            /** Format: date-time */
            at: string;
            /** @description The merged report it was added to; null: this issue itself. */
            from: components["schemas"]["FromReportDto"] | null;
            /** @description Where the camera says it was, to be offered as the place. Told here and kept nowhere. */
            place: components["schemas"]["PhotoPlaceDto"] | null;
        };
        /** @enum {string} */
        IssueStatus: "reported" | "assigned" | "acknowledged" | "in-progress" | "referred" | "resolved" | "closed" | "reopened" | "merged" | "withdrawn";
        PlaceDto: {
            lat: number;
            lng: number;
        };
        /** @enum {string} */
        Channel: "phone" | "desk" | "meeting" | "web" | "partner";
        OriginDto: {
            system: string;
            id: string;
        };
        SectorDto: {
            code: string;
            precinct: string | null;
        };
        OfficerDto: {
            /** Format: uuid */
            id: string;
            /** @description Null until the roster has told it. */
            name: string | null;
        };
        /** @enum {string} */
        ReviewCause: "no-location" | "outside-sectors" | "no-officer" | "wrong-sector";
        /** @enum {string} */
        ResolutionReason: "fixed" | "no-action-needed" | "unfounded" | "referred";
        ResolutionDto: {
            reason: components["schemas"]["ResolutionReason"];
            note: string | null;
            /** Format: date-time */
            at: string;
        };
        /** @enum {string} */
        DeadlineKind: "acknowledge" | "resolve";
        NextDeadlineDto: {
            kind: components["schemas"]["DeadlineKind"];
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            dueAt: string;
        };
        /** @enum {string} */
        IssueAction: "start" | "note" | "refer" | "resolve" | "confirm" | "reopen" | "withdraw" | "merge" | "unmerge" | "correct";
        SimilarReasonDto: {
            /** @enum {string} */
            code: "near" | "recent" | "similar-text";
            /** @description Metres, days, or likeness from 0 to 1. */
            detail: number;
        };
        SimilarIssueDto: {
            /** Format: uuid */
            id: string;
            /** @example D4-1042 */
            reference: string;
            status: components["schemas"]["IssueStatus"];
            /** @description What a command on it says in If-Match. */
            version: number;
            category: string;
            priority: components["schemas"]["Priority"];
            summary: string;
            description: string | null;
            location: components["schemas"]["PlaceDto"] | null;
            address: string | null;
            channel: components["schemas"]["Channel"];
            answers: {
                [key: string]: unknown;
            };
            /** @description Which questions were answered: GET /categories/:code/questions/:version. Null: before answers were checked. */
            questionsVersion: number | null;
            source: components["schemas"]["OriginDto"] | null;
            sector: components["schemas"]["SectorDto"] | null;
            officer: components["schemas"]["OfficerDto"] | null;
            /** @description Why it waits in the review queue. */
            reviewCause: components["schemas"]["ReviewCause"] | null;
            /** @description The partner agency it was handed to last. */
            referredTo: string | null;
            resolution: components["schemas"]["ResolutionDto"] | null;
            /** @description What has to be done next, and by when; null where nothing is waited for. It is no part of the version. */
            deadline: components["schemas"]["NextDeadlineDto"] | null;
            reopenCount: number;
            /**
             * Format: uuid
             * @description The issue it is a duplicate of.
             */
            mergedInto: string | null;
            /**
             * Format: uuid
             * @description The issue that stands for it now, where what it was merged into was merged itself.
             */
            survivor: string | null;
            /** Format: uuid */
            reportedBy: string | null;
            /** Format: date-time */
            reportedAt: string;
            /** @description Imported long after it was reported elsewhere: it has no deadlines until it is reopened. */
            history: boolean;
            /** Format: date-time */
            updatedAt: string;
            /** @description What the person who asks may do with it now. */
            allowedActions: components["schemas"]["IssueAction"][];
            reasons: components["schemas"]["SimilarReasonDto"][];
        };
        SimilarIssuesDto: {
            items: components["schemas"]["SimilarIssueDto"][];
        };
        SourceDto: {
            /** @description The system it was taken over from, for example nyc311. */
            system: string;
            /** @description Its id there. */
            id: string;
        };
        ImportRowDto: {
            summary: string;
            description?: string | null;
            location?: components["schemas"]["LocationDto"] | null;
            address?: string | null;
            channel: components["schemas"]["Channel"];
            answers?: {
                [key: string]: string | number | boolean;
            } | null;
            /**
             * Format: date-time
             * @description When it was reported elsewhere. For clerks and administrators.
             */
            reportedAt?: string | null;
            /** @description What the caller calls it, for the answer: its row in a file. */
            row: number;
            /** @description One of GET /categories. */
            category: string;
            /** @description Where it was taken over from; each is taken once. */
            source: components["schemas"]["SourceDto"];
        };
        IssueImportDto: {
            rows: components["schemas"]["ImportRowDto"][];
            /** @description Starts the clocks of rows older than a day, too. Otherwise those are history, without deadlines. */
            startClocks?: boolean | null;
        };
        /** @enum {string} */
        ImportOutcome: "taken" | "existing" | "refused";
        FieldErrorDto: {
            path: string;
            message: string;
        };
        ImportedRowDto: {
            /** @description As it was called in the request. */
            row: number;
            /** @description taken: stored now (in a dry run: it would be). existing: its source was taken before. refused: see errors. */
            outcome: components["schemas"]["ImportOutcome"];
            /** Format: uuid */
            id: string | null;
            reference: string | null;
            /** @description Imported history: its clocks do not start. */
            history: boolean;
            errors?: components["schemas"]["FieldErrorDto"][];
        };
        IssueImportAnswerDto: {
            taken: number;
            existing: number;
            refused: number;
            /** @description Imported issues that are stored and wait for their turn to be assigned, at most 100,000 counted. Reports from pages go first. */
            waiting: number;
            /** @description In the order of the request. */
            rows: components["schemas"]["ImportedRowDto"][];
        };
        ReporterDto: {
            name?: string | null;
            phone?: string | null;
            /** Format: email */
            email?: string | null;
            /** @description BCP 47, for example es-MX. */
            language?: string | null;
            /** @description False where it is left out. */
            anonymous?: boolean | null;
        };
        ReportDto: {
            /** @description One of GET /categories. */
            category: string;
            summary: string;
            description?: string | null;
            location?: components["schemas"]["LocationDto"] | null;
            address?: string | null;
            channel: components["schemas"]["Channel"];
            reporter?: components["schemas"]["ReporterDto"] | null;
            answers?: {
                [key: string]: string | number | boolean;
            } | null;
            /** @description Where it was taken over from; each is taken once. */
            source?: components["schemas"]["SourceDto"] | null;
            /**
             * Format: date-time
             * @description When it was reported elsewhere. For clerks and administrators.
             */
            reportedAt?: string | null;
            /** @description Starts the clocks although its source was told more than a day ago. Otherwise it is history, without deadlines. */
            startClocks?: boolean | null;
        };
        ReportedIssueDto: {
            /** Format: uuid */
            id: string;
            /** @example D4-1042 */
            reference: string;
            status: components["schemas"]["IssueStatus"];
            /** @description What a command on it says in If-Match. */
            version: number;
            category: string;
            priority: components["schemas"]["Priority"];
            summary: string;
            description: string | null;
            location: components["schemas"]["PlaceDto"] | null;
            address: string | null;
            channel: components["schemas"]["Channel"];
            answers: {
                [key: string]: unknown;
            };
            /** @description Which questions were answered: GET /categories/:code/questions/:version. Null: before answers were checked. */
            questionsVersion: number | null;
            source: components["schemas"]["OriginDto"] | null;
            sector: components["schemas"]["SectorDto"] | null;
            officer: components["schemas"]["OfficerDto"] | null;
            /** @description Why it waits in the review queue. */
            reviewCause: components["schemas"]["ReviewCause"] | null;
            /** @description The partner agency it was handed to last. */
            referredTo: string | null;
            resolution: components["schemas"]["ResolutionDto"] | null;
            /** @description What has to be done next, and by when; null where nothing is waited for. It is no part of the version. */
            deadline: components["schemas"]["NextDeadlineDto"] | null;
            reopenCount: number;
            /**
             * Format: uuid
             * @description The issue it is a duplicate of.
             */
            mergedInto: string | null;
            /**
             * Format: uuid
             * @description The issue that stands for it now, where what it was merged into was merged itself.
             */
            survivor: string | null;
            /** Format: uuid */
            reportedBy: string | null;
            /** Format: date-time */
            reportedAt: string;
            /** @description Imported long after it was reported elsewhere: it has no deadlines until it is reopened. */
            history: boolean;
            /** Format: date-time */
            updatedAt: string;
            /** @description What the person who asks may do with it now. */
            allowedActions: components["schemas"]["IssueAction"][];
            /**
             * @description With it the reporter follows the issue without an account. Told once, here.
             * @example K7QM-2XWD-9PFA
             */
            trackingCode: string;
        };
        IssueDto: {
            /** Format: uuid */
            id: string;
            /** @example D4-1042 */
            reference: string;
            status: components["schemas"]["IssueStatus"];
            /** @description What a command on it says in If-Match. */
            version: number;
            category: string;
            priority: components["schemas"]["Priority"];
            summary: string;
            description: string | null;
            location: components["schemas"]["PlaceDto"] | null;
            address: string | null;
            channel: components["schemas"]["Channel"];
            answers: {
                [key: string]: unknown;
            };
            /** @description Which questions were answered: GET /categories/:code/questions/:version. Null: before answers were checked. */
            questionsVersion: number | null;
            source: components["schemas"]["OriginDto"] | null;
            sector: components["schemas"]["SectorDto"] | null;
            officer: components["schemas"]["OfficerDto"] | null;
            /** @description Why it waits in the review queue. */
            reviewCause: components["schemas"]["ReviewCause"] | null;
            /** @description The partner agency it was handed to last. */
            referredTo: string | null;
            resolution: components["schemas"]["ResolutionDto"] | null;
            /** @description What has to be done next, and by when; null where nothing is waited for. It is no part of the version. */
            deadline: components["schemas"]["NextDeadlineDto"] | null;
            reopenCount: number;
            /**
             * Format: uuid
             * @description The issue it is a duplicate of.
             */
            mergedInto: string | null;
            /**
             * Format: uuid
             * @description The issue that stands for it now, where what it was merged into was merged itself.
             */
            survivor: string | null;
            /** Format: uuid */
            reportedBy: string | null;
            /** Format: date-time */
            reportedAt: string;
            /** @description Imported long after it was reported elsewhere: it has no deadlines until it is reopened. */
            history: boolean;
            /** Format: date-time */
            updatedAt: string;
            /** @description What the person who asks may do with it now. */
            allowedActions: components["schemas"]["IssueAction"][];
        };
        IssuePageDto: {
            items: components["schemas"]["IssueDto"][];
            nextCursor: string | null;
            /** @description Of the whole list, with its first page: 10,000 at most. */
            total: number | null;
            /** @description There are more than are counted. */
            totalIsAtLeast: boolean | null;
        };
        IssueSearchDto: {
            /** @description A reference, a tracking code, or words of the summary, the description, the address and the notes, each of which counts; for who may see contacts, also a telephone number or an e-mail address, which is on record. */
            q: string;
        };
        IssueTotalDto: {
            total: number;
            /** @description There are more than are counted. */
            totalIsAtLeast: boolean;
        };
        IssueCountsDto: {
            open: components["schemas"]["IssueTotalDto"];
            /** @description Null for who may not read what it counts by: the deadline, or the officer. */
            late: components["schemas"]["IssueTotalDto"] | null;
            /** @description Null for who may not read what it counts by: the deadline, or the officer. */
            dueToday: components["schemas"]["IssueTotalDto"] | null;
            /** @description Null for who may not read what it counts by: the deadline, or the officer. */
            unassigned: components["schemas"]["IssueTotalDto"] | null;
            all: components["schemas"]["IssueTotalDto"];
        };
        NoteDto: {
            text: string;
        };
        ReferDto: {
            /** @description The partner agency it is handed to: an active one of GET /agencies. */
            partner: string;
        };
        ResolveDto: {
            reason: components["schemas"]["ResolutionReason"];
            note?: string | null;
            /**
             * Format: date-time
             * @description When it was resolved, of imported history only: not before its report. Now unless given.
             */
            at?: string | null;
        };
        ReasonDto: {
            reason?: string | null;
        };
        MergeDto: {
            /**
             * Format: uuid
             * @description The issue that survives.
             */
            into: string;
        };
        CorrectIssueDto: {
            description?: string | null;
            location?: components["schemas"]["LocationDto"] | null;
            address?: string | null;
            answers?: {
                [key: string]: string | number | boolean;
            } | null;
            /** @description One of GET /categories. Its priority comes with it, unless another was set by hand, and its questions. */
            category?: string;
            priority?: components["schemas"]["Priority"];
            summary?: string;
            /** @description Of who reported it, for who may write it. What is left out stays; null clears. */
            contact?: components["schemas"]["ReporterDto"];
        };
        /** @enum {string} */
        CorrectedField: "location" | "address" | "category" | "priority" | "summary" | "description" | "answers" | "contact";
        AuthorDto: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        CorrectionDto: {
            /** Format: uuid */
            id: string;
            field: components["schemas"]["CorrectedField"];
            /** @description What it was before; of a contact nothing is kept. */
            before: (string | {
                [key: string]: unknown;
            }) | null;
            /** @description What it was put right to; of a contact nothing is kept. */
            after: (string | {
                [key: string]: unknown;
            }) | null;
            author: components["schemas"]["AuthorDto"];
            /** Format: date-time */
            at: string;
        };
        CorrectionPageDto: {
            items: components["schemas"]["CorrectionDto"][];
            nextCursor: string | null;
        };
        MergedReportDto: {
            /** Format: uuid */
            id: string;
            /** @example D4-1042 */
            reference: string;
            /** @description What undoing its merge says in If-Match. */
            version: number;
            summary: string;
            /** Format: date-time */
            reportedAt: string;
            /**
             * Format: uuid
             * @description The issue it was merged into; that one may have been merged itself.
             */
            mergedInto: string;
        };
        MergedReportsDto: {
            items: components["schemas"]["MergedReportDto"][];
        };
        NoteEntryDto: {
            /** Format: uuid */
            id: string;
            /**
             * @description What it was written with.
             * @enum {string}
             */
            kind: "note" | "resolution" | "reopening" | "withdrawal";
            text: string;
            author: {
                id?: string;
                name?: string;
            };
            /** Format: date-time */
            at: string;
            /** @description The merged report it was written about; null: this issue itself. */
            from: components["schemas"]["FromReportDto"] | null;
        };
        NotePageDto: {
            items: components["schemas"]["NoteEntryDto"][];
            nextCursor: string | null;
        };
        PhotoDto: {
            /** Format: uuid */
            id: string;
            /** @description Null: the reporter, who has no account. */
            addedBy: components["schemas"]["AddedByDto"] | null;
            width: number;
            height: number;
            /** @description Of the full size. */
            bytes: number;
            /** Format: date-time */
            at: string;
            /** @description The merged report it was added to; null: this issue itself. */
            from: components["schemas"]["FromReportDto"] | null;
        };
        PhotosDto: {
            items: components["schemas"]["PhotoDto"][];
            /** @description How many more are taken. */
            left: number;
        };
        FoundLocationDto: {
            lat: number;
            lng: number;
        };
        FoundPlaceMessageDto: {
            /**
             * @description What is to be said of it; the words are the page’s.
             * @enum {string}
             */
            code: "exact" | "interpolated" | "number-unknown" | "middle" | "crossing" | "beside" | "named";
            /** @description The lowest number of the street, where the one asked for is unknown. */
            first: string | null;
            /** @description The highest. */
            last: string | null;
        };
        FoundPlaceDto: {
            /** @example 152 Quay Street */
            label: string;
            /** @enum {string} */
            kind: "address" | "street" | "crossing" | "place";
            /**
             * @description exact: the house, or the crossing. interpolated: between its neighbors, or somewhere inside a place known by its name. street-middle: no better than the street.
             * @enum {string}
             */
            exactness: "exact" | "interpolated" | "street-middle";
            location: components["schemas"]["FoundLocationDto"];
            street: string | null;
            /** @description The second street of a crossing. */
            crossStreet: string | null;
            /** @description The house number asked for, whether or not it is known. */
            number: string | null;
            message: components["schemas"]["FoundPlaceMessageDto"];
        };
        PlaceSearchDto: {
            /**
             * @description found: the first item is what was typed. several: more than one is. suggestions: what was typed so far may become one of these. unknown-street: no street is named so, the items are spelled alike. no-crossing: the streets do not meet. no-addresses: no addresses were loaded. unavailable: the address service does not answer.
             * @enum {string}
             */
            result: "found" | "several" | "suggestions" | "unknown-street" | "no-crossing" | "no-addresses" | "unavailable";
            items: components["schemas"]["FoundPlaceDto"][];
            /** @description Streets that are not known, as they were typed. */
            unknown: string[];
        };
        PlaceImportDto: {
            /** @description House numbers: { row?, number, street, locality?, lat, lng }. Each row is looked at by itself; what is wrong with it is said in the answer. */
            addresses?: Record<string, never>[] | null;
            /** @description Streets: { row?, name, locality?, lines: [[[lng, lat], ...], ...] }. Each row is looked at by itself; what is wrong with it is said in the answer. */
            streets?: Record<string, never>[] | null;
        };
        PlaceFaultDto: {
            path: string;
            message: string;
        };
        RefusedPlaceRowDto: {
            row: number;
            errors: components["schemas"]["PlaceFaultDto"][];
        };
        PlaceImportSummaryDto: {
            created: number;
            changed: number;
            unchanged: number;
            refused: components["schemas"]["RefusedPlaceRowDto"][];
            dryRun: boolean;
        };
        PublicPlaceSearchDto: {
            /** @description What was typed so far: a street, a house number and a street, or two streets that cross. */
            q: string;
            /** @description 6 where it is left out. */
            limit?: number;
            /**
             * @description Of names, where an address service knows more than one. English where it is left out.
             * @enum {string}
             */
            lang?: "en" | "es" | "ar";
            /** @description Of equals, the nearer comes first. */
            near?: components["schemas"]["LocationDto"] | null;
        };
        ReporterContactDto: {
            /** Format: uuid */
            issueId: string;
            /** @description Of the issue they reported. */
            reference: string;
            name: string | null;
            phone: string | null;
            email: string | null;
            language: string | null;
            anonymous: boolean;
            /**
             * Format: date-time
             * @description When it was erased: nothing of it is left.
             */
            erasedAt: string | null;
        };
        ReportersDto: {
            /** Format: uuid */
            issueId: string;
            /** @description Of the issue they reported. */
            reference: string;
            name: string | null;
            phone: string | null;
            email: string | null;
            language: string | null;
            anonymous: boolean;
            /**
             * Format: date-time
             * @description When it was erased: nothing of it is left.
             */
            erasedAt: string | null;
            /** @description Who reported the issues that were merged into it. */
            others: components["schemas"]["ReporterContactDto"][];
        };
        EraseReporterDto: {
            /**
             * @description Also the reporters of other issues who have the same telephone or e-mail address.
             * @default false
             */
            everywhere: boolean | null;
        };
        ErasedReporterDto: {
            /** Format: uuid */
            issueId: string;
            /** Format: date-time */
            erasedAt: string;
            /** @description Of the issue, for the next command. */
            version: number;
            /** @description The issues whose reporters were erased by this command. */
            erasedIssueIds: string[];
        };
        PublicPointDto: {
            lat: number;
            lng: number;
        };
        CoveredDto: {
            /** @description Whether the point lies in a sector. A report from elsewhere is looked at by a clerk. */
            covered: boolean;
        };
        RefusedFeatureDto: {
            /** @description Of the feature in the file, from 0. */
            index: number;
            code?: string;
            reason: string;
        };
        ReportedSectorDto: {
            code: string;
            /** @enum {string} */
            reason: "self-intersecting" | "not-checked" | "unclosed-ring" | "merged-features";
        };
        AddedSectorDto: {
            code: string;
            precinct: string;
        };
        ChangedSectorDto: {
            code: string;
            precinct: string;
            precinctBefore: string;
            fields: ("geometry" | "precinct" | "name" | "active")[];
        };
        CoveredSectorDto: {
            code: string;
            /** @description The sector of the file that has most of its area. */
            by: string;
            /** @description All sectors of the file that lie there, the largest share first. */
            sectors: string[];
            /** @description Open issues that lie in it. */
            openIssues: number;
        };
        MoveDto: {
            /** @description Null: in no sector. */
            from: string | null;
            /** @description Null: in no sector. */
            to: string | null;
            issues: number;
        };
        MovesDto: {
            /** @description Open issues that would lie in another sector, most first. Importing leaves them with their officers. */
            items: components["schemas"]["MoveDto"][];
            issuesLookedAt: number;
            /** @description False: there are more open issues, which were not looked at. */
            complete: boolean;
        };
        SectorDifferenceDto: {
            added: components["schemas"]["AddedSectorDto"][];
            changed: components["schemas"]["ChangedSectorDto"][];
            unchanged: string[];
            /** @description Sectors the file says nothing about. They stay as they are. */
            absent: string[];
            /** @description Of the absent ones, those of whose area the sectors of the file cover at least 95 %: renamed, split or merged, most likely. */
            covered: components["schemas"]["CoveredSectorDto"][];
            /** @description What was put right while reading. */
            repaired: components["schemas"]["ReportedSectorDto"][];
            moves: components["schemas"]["MovesDto"];
        };
        SectorImportDto: {
            created: number;
            changed: number;
            unchanged: number;
            refused: components["schemas"]["RefusedFeatureDto"][];
            reported: components["schemas"]["ReportedSectorDto"][];
            /** @description The server that wrote the file stopped at its limit (`exceededTransferLimit`): sectors are missing in it. */
            incomplete: boolean;
            dryRun: boolean;
            /** @description Of a dry run. */
            difference?: components["schemas"]["SectorDifferenceDto"];
        };
        RetiredSectorDto: {
            code: string;
            /** @description Open issues that lay in it. What nobody has acknowledged is looked at again. */
            openIssues: number;
            /** @description Of those, the ones that lie in no other sector. */
            uncovered: number;
        };
        SectorPlaceDto: {
            sector: string;
            precinct: string;
        };
        BorderSectorDto: {
            sector: string;
            precinct: string;
        };
        BorderDto: {
            sectors: components["schemas"]["BorderSectorDto"][];
            /**
             * @description Within how many meters.
             * @example 20
             */
            meters: number;
        };
        OfficerNameDto: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        AssignmentReasonDto: {
            /** @example lowest-load */
            code: string;
            /**
             * @description A number or code that belongs to it.
             * @example 4
             */
            detail?: string;
        };
        ProspectDto: {
            sector: string;
            precinct: string;
            /** @description Every sector the point lies in or on the border of. */
            candidates: components["schemas"]["SectorPlaceDto"][];
            onBorder: boolean;
            /** @description Other sectors near the place; null: none. */
            border: components["schemas"]["BorderDto"] | null;
            /** @description Who would get an issue reported here now; null: nobody is available. */
            officer: components["schemas"]["OfficerNameDto"] | null;
            /** @description Why this officer; empty for who may not read assignments there. */
            reasons: components["schemas"]["AssignmentReasonDto"][];
        };
        SectorHeadDto: {
            /** Format: uuid */
            id: string;
            code: string;
            precinct: string;
            name: string | null;
            /** @description West, south, east and north, in degrees. */
            bbox: number[];
            /** @description Counts the changes of the boundary alone. */
            boundaryVersion: number;
            /** @description False for a sector that was given up. */
            active: boolean;
            version: number;
        };
        SectorHeadPageDto: {
            items: components["schemas"]["SectorHeadDto"][];
            nextCursor: string | null;
        };
        MultiPolygonDto: {
            /** @enum {string} */
            type: "MultiPolygon";
            /** @description Polygons of rings of [longitude, latitude]. */
            coordinates: number[][][][];
        };
        SectorFeatureDto: {
            /** @enum {string} */
            type: "Feature";
            properties: components["schemas"]["SectorHeadDto"];
            geometry: components["schemas"]["MultiPolygonDto"];
        };
        SectorFeatureCollectionDto: {
            /** @enum {string} */
            type: "FeatureCollection";
            features: components["schemas"]["SectorFeatureDto"][];
        };
        SectorBoundaryDto: {
            /** Format: uuid */
            id: string;
            code: string;
            precinct: string;
            name: string | null;
            /** @description West, south, east and north, in degrees. */
            bbox: number[];
            /** @description Counts the changes of the boundary alone. */
            boundaryVersion: number;
            /** @description False for a sector that was given up. */
            active: boolean;
            version: number;
            geometry: components["schemas"]["MultiPolygonDto"];
        };
        PointDto: {
            lat: number;
            lng: number;
        };
        PointsDto: {
            points: components["schemas"]["PointDto"][];
        };
        PointSectorsDto: {
            /** @description For each point, in the order asked: its sector, or null where no sector holds it. */
            items: (components["schemas"]["SectorPlaceDto"] | null)[];
        };
        RosterImportDto: {
            rows: {
                /** @description Number of the row in its file, named again where it is refused. */
                row?: number;
                badge: string;
                name?: string;
                email?: string;
                phone?: string;
                /** @enum {string} */
                rank?: "officer" | "sergeant" | "lieutenant" | "commander";
                sectors?: string[];
                /** @description Of a supervisor without sectors; derived when absent. */
                precincts?: string[];
                supervisorBadge?: string;
                /** @description Of somebody new: en. */
                language?: string;
                /** @description Of somebody new: true. */
                active?: boolean;
            }[];
        };
        FieldFaultDto: {
            path: string;
            message: string;
        };
        RefusedRowDto: {
            row: number;
            badge: string | null;
            errors: components["schemas"]["FieldFaultDto"][];
        };
        AddedOfficerDto: {
            row: number;
            badge: string;
            name: string;
        };
        ChangedOfficerDto: {
            row: number;
            badge: string;
            name: string;
            fields: ("name" | "email" | "phone" | "rank" | "sectors" | "precincts" | "supervisorBadge" | "language" | "active")[];
        };
        UnchangedOfficerDto: {
            row: number;
            badge: string;
        };
        AlsoChangedOfficerDto: {
            badge: string;
            name: string;
            fields: ("name" | "email" | "phone" | "rank" | "sectors" | "precincts" | "supervisorBadge" | "language" | "active")[];
        };
        OfficerMovesDto: {
            badge: string;
            name: string;
            /** @description Issues not acknowledged yet: they go to somebody else at once. */
            moves: number;
            /** @description Issues being worked on: they wait for a supervisor to hand them over. */
            handOvers: number;
            /** @description References of the oldest ten of them. */
            references: string[];
        };
        RosterDifferenceDto: {
            added: components["schemas"]["AddedOfficerDto"][];
            changed: components["schemas"]["ChangedOfficerDto"][];
            unchanged: components["schemas"]["UnchangedOfficerDto"][];
            /** @description People the file does not name, whose precincts change because of it. */
            alsoChanged: components["schemas"]["AlsoChangedOfficerDto"][];
            /** @description What people who leave, or serve elsewhere, have open. At most 200 people. */
            moves: components["schemas"]["OfficerMovesDto"][];
        };
        RosterSummaryDto: {
            created: number;
            changed: number;
            unchanged: number;
            alsoChanged: number;
            refused: components["schemas"]["RefusedRowDto"][];
            /** @description Fields that could not be read, of rows that were taken without them. */
            leftOut: components["schemas"]["RefusedRowDto"][];
            dryRun: boolean;
            /** @description Of a dry run. */
            difference?: components["schemas"]["RosterDifferenceDto"];
        };
        /** @enum {string} */
        Rank: "officer" | "sergeant" | "lieutenant" | "commander";
        RosterOfficerDto: {
            /** Format: uuid */
            id: string;
            badge: string;
            name: string;
            rank: components["schemas"]["Rank"];
            sectors: string[];
            /** @description Where this person serves. */
            precincts: string[];
            /** Format: uuid */
            supervisorId: string | null;
            supervisorBadge: string | null;
            /** @example en */
            language: string;
            active: boolean;
            version: number;
            /** @description Only for themselves and for who keeps the roster of their precinct. */
            email?: string | null;
            /** @description Only for themselves and for who keeps the roster of their precinct. */
            phone?: string | null;
        };
        RosterOfficerPageDto: {
            items: components["schemas"]["RosterOfficerDto"][];
            nextCursor: string | null;
        };
        PeriodDto: {
            /** Format: uuid */
            officerId: string;
            /** Format: date-time */
            startsAt: string;
            /** Format: date-time */
            endsAt: string;
        };
        RosterPeriodDto: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            officerId: string;
            /** Format: date-time */
            startsAt: string;
            /** Format: date-time */
            endsAt: string;
            /** @description What a change of it says in If-Match. */
            version: number;
        };
        RosterPeriodPageDto: {
            items: components["schemas"]["RosterPeriodDto"][];
            nextCursor: string | null;
        };
        PeriodChangeDto: {
            /** Format: date-time */
            startsAt?: string | null;
            /** Format: date-time */
            endsAt?: string | null;
        };
        /** @enum {string} */
        AssignmentState: "review" | "assigned" | "acknowledged" | "closed";
        AssignmentPointDto: {
            lat: number;
            lng: number;
        };
        AssignedOfficerDto: {
            /** Format: uuid */
            id: string;
            name: string;
            badge: string;
        };
        /** @enum {string} */
        HandOverWhy: "absent" | "inactive";
        HandOverItemDto: {
            /** Format: uuid */
            issueId: string;
            /** @example D4-1042 */
            reference: string;
            category: string;
            priority: components["schemas"]["Priority"];
            state: components["schemas"]["AssignmentState"];
            /** @description Why it waits for a person. */
            reviewCause: components["schemas"]["ReviewCause"] | null;
            sector: string | null;
            precinct: string | null;
            location: components["schemas"]["AssignmentPointDto"] | null;
            officer: components["schemas"]["AssignedOfficerDto"] | null;
            /** @description 1 for the first officer of this issue, 2 for the next; 0 before. */
            number: number;
            /** @description Why this officer. */
            reasons: components["schemas"]["AssignmentReasonDto"][];
            /** Format: date-time */
            reportedAt: string;
            /** Format: date-time */
            acknowledgedAt: string | null;
            /** @description What a command on it says in If-Match. */
            version: number;
            /** @description What keeps its officer from going on. */
            why: components["schemas"]["HandOverWhy"];
            /**
             * Format: date-time
             * @description When the absence ends; null: inactive.
             */
            until: string | null;
            /** @description Who should go on; null: nobody is available. */
            proposed: components["schemas"]["AssignedOfficerDto"] | null;
            /** @description Why this officer. */
            proposedReasons: components["schemas"]["AssignmentReasonDto"][];
        };
        HandOverPageDto: {
            items: components["schemas"]["HandOverItemDto"][];
            nextCursor: string | null;
        };
        HandOverDto: {
            /**
             * Format: uuid
             * @description Whose issues are handed over.
             */
            officerId: string;
        };
        HandedOverDto: {
            /** @description Issues that have another officer now. */
            handedOver: number;
            /** @description Issues for which nobody is available, and those beyond 500. */
            left: number;
        };
        AssignmentDto: {
            /** Format: uuid */
            issueId: string;
            /** @example D4-1042 */
            reference: string;
            category: string;
            priority: components["schemas"]["Priority"];
            state: components["schemas"]["AssignmentState"];
            /** @description Why it waits for a person. */
            reviewCause: components["schemas"]["ReviewCause"] | null;
            sector: string | null;
            precinct: string | null;
            location: components["schemas"]["AssignmentPointDto"] | null;
            officer: components["schemas"]["AssignedOfficerDto"] | null;
            /** @description 1 for the first officer of this issue, 2 for the next; 0 before. */
            number: number;
            /** @description Why this officer. */
            reasons: components["schemas"]["AssignmentReasonDto"][];
            /** Format: date-time */
            reportedAt: string;
            /** Format: date-time */
            acknowledgedAt: string | null;
            /** @description What a command on it says in If-Match. */
            version: number;
        };
        AssignmentPageDto: {
            items: components["schemas"]["AssignmentDto"][];
            nextCursor: string | null;
        };
        /** @enum {string} */
        AssignmentHistoryKind: "made" | "review-needed" | "located" | "corrected" | "acknowledged" | "declined" | "closed";
        AssignmentHistoryEntryDto: {
            /** Format: date-time */
            at: string;
            what: components["schemas"]["AssignmentHistoryKind"];
            officer: components["schemas"]["AssignedOfficerDto"] | null;
            /**
             * Format: uuid
             * @description Null: it was the rule, not a person.
             */
            by: string | null;
            /** @description The cause or reason, a code. */
            detail: string | null;
        };
        AssignmentDetailDto: {
            /** Format: uuid */
            issueId: string;
            /** @example D4-1042 */
            reference: string;
            category: string;
            priority: components["schemas"]["Priority"];
            state: components["schemas"]["AssignmentState"];
            /** @description Why it waits for a person. */
            reviewCause: components["schemas"]["ReviewCause"] | null;
            sector: string | null;
            precinct: string | null;
            location: components["schemas"]["AssignmentPointDto"] | null;
            officer: components["schemas"]["AssignedOfficerDto"] | null;
            /** @description 1 for the first officer of this issue, 2 for the next; 0 before. */
            number: number;
            /** @description Why this officer. */
            reasons: components["schemas"]["AssignmentReasonDto"][];
            /** Format: date-time */
            reportedAt: string;
            /** Format: date-time */
            acknowledgedAt: string | null;
            /** @description What a command on it says in If-Match. */
            version: number;
            /** @description Other sectors near the place; null: none. */
            border: components["schemas"]["BorderDto"] | null;
            /** @description Oldest first; of a very long one, its latest part. */
            history: components["schemas"]["AssignmentHistoryEntryDto"][];
        };
        AcknowledgeDto: {
            /**
             * Format: date-time
             * @description When it was acknowledged, of imported history only: not before its report. Now unless given.
             */
            at?: string | null;
        };
        /** @enum {string} */
        DeclineReason: "off-duty" | "conflict-of-interest" | "not-police-matter" | "wrong-sector" | "overloaded";
        DeclineDto: {
            reason: components["schemas"]["DeclineReason"];
        };
        ReassignDto: {
            /** Format: uuid */
            officerId: string;
        };
        LocateDto: {
            lat: number;
            lng: number;
        };
        LoadedOfficerDto: {
            /** Format: uuid */
            id: string;
            name: string;
            badge: string;
            /** @description How many issues they have open. */
            openLoad: number;
        };
        OfficerUntilDto: {
            /** Format: uuid */
            id: string;
            name: string;
            badge: string;
            /** Format: date-time */
            until: string;
        };
        SectorCoverageDto: {
            sector: string;
            precinct: string;
            /** @description Active officers who are named for it. */
            officers: components["schemas"]["LoadedOfficerDto"][];
            /** @description Those on shift and not absent, with the end of the shift or of being there. */
            onShift: components["schemas"]["OfficerUntilDto"][];
            /** @description Those absent, on shift or not. */
            absent: components["schemas"]["OfficerUntilDto"][];
            /** @description An officer who is named for it is on shift and not absent. */
            covered: boolean;
            /**
             * Format: date-time
             * @description Null: not covered, or covered for a week and more.
             */
            coverEndsAt: string | null;
            /**
             * Format: date-time
             * @description Null: covered, or nobody within a week.
             */
            nextCoverAt: string | null;
        };
        CoverageDto: {
            /** Format: date-time */
            at: string;
            items: components["schemas"]["SectorCoverageDto"][];
        };
        GapDto: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
        };
        SectorGapsDto: {
            sector: string;
            precinct: string;
            /** @description When no officer named for it is on shift, in order. */
            gaps: components["schemas"]["GapDto"][];
        };
        CoverageHoursDto: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            items: components["schemas"]["SectorGapsDto"][];
        };
        DeadlinePreviewDto: {
            /**
             * Format: date-time
             * @description What the deadlines are counted from, by the clock of the database.
             */
            at: string;
            /** Format: date-time */
            acknowledgeBy: string;
            /** Format: date-time */
            resolveBy: string;
        };
        /** @enum {string} */
        DeadlineState: "running" | "paused" | "met" | "missed" | "cancelled";
        DeadlineDto: {
            kind: components["schemas"]["DeadlineKind"];
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            dueAt: string;
            state: components["schemas"]["DeadlineState"];
        };
        PolicyUsedDto: {
            /** Format: uuid */
            id: string;
            /** @description Null: the policy for every category. */
            category: string | null;
            priority: components["schemas"]["Priority"];
            /** @description What it allowed when the clock was opened. */
            allowedSeconds: number;
        };
        IntervalDto: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            to: string;
            /** @description Whether this time counts towards the deadline. */
            counts: boolean;
        };
        DeadlineExplanationDto: {
            kind: components["schemas"]["DeadlineKind"];
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            dueAt: string;
            state: components["schemas"]["DeadlineState"];
            /**
             * @description What the clock was started by.
             * @enum {string}
             */
            startedBy: "report" | "reopen" | "unmerge" | "reassign";
            /** @description 1 for the first start, 2 after the first restart, ... */
            run: number;
            /**
             * Format: date-time
             * @description When the work was done.
             */
            handledAt: string | null;
            policy: components["schemas"]["PolicyUsedDto"];
            /** @description From the start to the deadline. */
            intervals: components["schemas"]["IntervalDto"][];
        };
        /** @enum {string} */
        EscalationState: "open" | "acknowledged" | "closed";
        /** @enum {string} */
        EscalationAudience: "clerks" | "command";
        OwnerDto: {
            /** Format: uuid */
            id: string;
            name: string | null;
            rank: components["schemas"]["Rank"];
        };
        AcknowledgerDto: {
            /** Format: uuid */
            id: string;
            name: string | null;
        };
        EscalationDto: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            issueId: string;
            reference: string;
            category: string;
            priority: components["schemas"]["Priority"];
            kind: components["schemas"]["DeadlineKind"];
            level: number;
            state: components["schemas"]["EscalationState"];
            /** @description Null where an audience is told instead of one person. */
            owner: components["schemas"]["OwnerDto"] | null;
            /** @description Who is told where it has no owner: all clerks, or who answers for the whole city. */
            audience: components["schemas"]["EscalationAudience"] | null;
            sector: string | null;
            precinct: string | null;
            /**
             * Format: date-time
             * @description The deadline that was missed.
             */
            dueAt: string;
            /** Format: date-time */
            raisedAt: string;
            /**
             * Format: date-time
             * @description When the next level is told; null at the top.
             */
            acknowledgeBy: string | null;
            acknowledgedBy: components["schemas"]["AcknowledgerDto"] | null;
            /** Format: date-time */
            acknowledgedAt: string | null;
            /**
             * Format: date-time
             * @description When the next level is told all the same, unless the issue is handled.
             */
            followUpBy: string | null;
            /**
             * Format: date-time
             * @description When whoever is told at the top is reminded, unless the issue is handled.
             */
            remindAt: string | null;
            /** @description How often they were. */
            reminders: number;
            /** Format: date-time */
            closedAt: string | null;
            cause: string | null;
            version: number;
        };
        EscalationPageDto: {
            items: components["schemas"]["EscalationDto"][];
            nextCursor: string | null;
        };
        PolicyDto: {
            /** @description Null: the policy for every category without its own. */
            category: string | null;
            priority: components["schemas"]["Priority"];
            acknowledgeSeconds: number;
            resolveSeconds: number;
            escalationAcknowledgeSeconds: number;
            followUpSeconds: number;
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @description When it was set last. Those the system came with bear one and the same time.
             */
            changedAt: string;
        };
        PolicyPageDto: {
            items: components["schemas"]["PolicyDto"][];
            nextCursor: string | null;
        };
        PutPolicyDto: {
            /** @description Null: the policy for every category without its own. */
            category: string | null;
            priority: components["schemas"]["Priority"];
            acknowledgeSeconds: number;
            resolveSeconds: number;
            escalationAcknowledgeSeconds: number;
            followUpSeconds: number;
        };
        /** @enum {string} */
        NotificationKind: "assigned" | "escalated" | "reminded" | "resolved" | "referred" | "partner-noted" | "partner-resolved";
        NotificationDto: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            recipientId: string;
            /** @description The place in the inbox: 1, 2, 3, ... without gaps. */
            seq: number;
            kind: components["schemas"]["NotificationKind"];
            /** Format: uuid */
            issueId: string;
            reference: string;
            category: string | null;
            sector: string | null;
            priority: components["schemas"]["Priority"] | null;
            /** @description Of an escalation. */
            level: number | null;
            /** @description Which one was missed. */
            deadline: components["schemas"]["DeadlineKind"] | null;
            /** Format: date-time */
            dueAt: string | null;
            reason: components["schemas"]["ResolutionReason"] | null;
            /** @description Of an escalation that no single person answers for: who is told. */
            audience: components["schemas"]["EscalationAudience"] | null;
            /** @description The partner agency it is about. */
            agency: string | null;
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            readAt: string | null;
            /** @example A1-0042 assigned to you: noise-street in sector D1-A */
            title: string;
        };
        InboxPageDto: {
            items: components["schemas"]["NotificationDto"][];
            nextCursor: string | null;
            /** @description Of the whole inbox, not of this page. */
            unread: number;
        };
        CredentialDto: {
            /** @description `api-key`, `session`, `provider-token` or `bootstrap-token`. */
            kind: string;
            /** @description Of a key its id, of anything else a mark of it. */
            id: string;
        };
        /** @enum {string} */
        AuditResult: "done" | "begun" | "refused" | "failed";
        AuditItemDto: {
            /** @description Place in the chain, without gaps. */
            seq: number;
            /** Format: date-time */
            at: string;
            /** @description Null where nobody was recognised. */
            principalId: string | null;
            role: string | null;
            /** @description What they came in with; entries of earlier versions do not say. */
            credential?: components["schemas"]["CredentialDto"] | null;
            /** @example POST /api/v1/issues/:id/start */
            action: string;
            target: string | null;
            /**
             * @description Of the issue it was done to; null where it was none.
             * @example D4-1042
             */
            reference: string | null;
            result: components["schemas"]["AuditResult"];
            /** @description Why it was refused. */
            code: string | null;
            /** @description How many refused attempts alike this stands for. */
            count: number;
            /** @description Address of the client. */
            from: string | null;
            requestId: string | null;
            service: string;
            /** Format: date-time */
            recordedAt: string;
            /** Format: uuid */
            id: string;
        };
        AuditPageDto: {
            items: components["schemas"]["AuditItemDto"][];
            nextCursor: string | null;
        };
        OpenByPriorityDto: {
            low: number;
            normal: number;
            high: number;
            urgent: number;
        };
        BoardSectorDto: {
            sector: string;
            precinct: string | null;
            /** @description False for a sector that was given up. */
            active: boolean;
            open: number;
            late: number;
            unacknowledged: number;
            escalated: number;
            needsReview: number;
            /** Format: date-time */
            oldestReportedAt: string | null;
            byPriority: components["schemas"]["OpenByPriorityDto"];
        };
        BoardDto: {
            sectors: components["schemas"]["BoardSectorDto"][];
            /** @description Open issues somebody has to find a place or an officer for. */
            review: number;
            /** @description Open issues, those that lie in no sector yet included. */
            total: number;
            /** Format: date-time */
            at: string;
            /** @description The place in the stream of this board: `GET /board/stream?since=`. */
            seq: number;
        };
        /** @enum {string} */
        BoardStatus: "reported" | "assigned" | "acknowledged" | "in-progress" | "referred" | "resolved" | "closed" | "reopened" | "merged" | "withdrawn";
        BoardIssueDto: {
            /** Format: uuid */
            issueId: string;
            reference: string;
            category: string | null;
            priority: components["schemas"]["Priority"] | null;
            status: components["schemas"]["BoardStatus"];
            sector: string;
            precinct: string | null;
            /** Format: uuid */
            officerId: string | null;
            /** Format: date-time */
            reportedAt: string;
            /** Format: date-time */
            acknowledgeDueAt: string | null;
            /** Format: date-time */
            resolveDueAt: string | null;
            late: boolean;
            needsReview: boolean;
            /** @description Level of its highest open escalation; 0 where there is none. */
            escalationLevel: number;
        };
        BoardIssuePageDto: {
            items: components["schemas"]["BoardIssueDto"][];
            nextCursor: string | null;
        };
        TimelineItemDto: {
            /** @example assignment.made.v1 */
            type: string;
            /** Format: date-time */
            at: string;
            /** @example sector-assignment */
            service: string;
            /** Format: uuid */
            by: string | null;
            /** @description What the event says beside who, when and where. */
            facts: {
                [key: string]: unknown;
            };
            /** @description Zero for the first. */
            sincePreviousMs: number;
        };
        TimelineDto: {
            /** Format: uuid */
            issueId: string;
            items: components["schemas"]["TimelineItemDto"][];
            /** @description There are more, newer ones. */
            truncated: boolean;
        };
    };
    responses: {
        /** @description What went wrong. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something in the request is not as declared. `errors` names the fields. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Nobody is signed in, or with something that is over. */
        Unauthorized: {
            headers: {
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The permission table does not allow it. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing, or not for you. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The path has no such method. */
        MethodNotAllowed: {
            headers: {
                /** @description The methods it has. */
                Allow?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body did not come in time. */
        RequestTimeout: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It cannot be done to the thing as it is now, or somebody changed it in the meantime. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is larger than is taken here. */
        BodyTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is of a kind that is not taken here. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The Idempotency-Key was used for another request. */
        IdempotencyKeyReused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description If-Match is missing. */
        PreconditionRequired: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests, or too many failed attempts. */
        TooManyRequests: {
            headers: {
                /** @description Seconds to wait before trying again. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The header fields are larger than is taken. */
        HeadersTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It cannot be answered at the moment. */
        ServiceUnavailable: {
            headers: {
                /** @description Seconds to wait before trying again. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    gateway_ApiKeysController_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Only keys that work, or only those that wait for a second administrator; none of them revoked or past its end. */
                state?: "works" | "awaiting-approval";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyPageDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    gateway_ApiKeysController_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiKeyDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewApiKeyDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    gateway_ApiKeysController_approve: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    gateway_ApiKeysController_revoke: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    gateway_DeadLettersController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLettersDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    gateway_DeadLettersController_replay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                service: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayedDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    gateway_DeadLettersController_drop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                service: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayedDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    gateway_MeController_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    gateway_PeopleController_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeoplePageDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    gateway_PeopleController_signOut: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignOutPersonDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonSignedOutDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    gateway_SessionController_read: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInDto"] | components["schemas"]["NotSignedInDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    gateway_SessionController_login: {
        parameters: {
            query?: {
                return?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the identity provider. */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    gateway_SessionController_callback: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Back to where the sign-in began. A failure is shown as a page. */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    gateway_SessionController_logout: {
        parameters: {
            query?: {
                everywhere?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SignOutDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedOutDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_AgencyController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgenciesDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_AgencyController_add: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAgencyDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgencyDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_AgencyController_change: {
        parameters: {
            query?: never;
            header: {
                /** @description The version you saw, in quotes. */
                "If-Match": string;
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeAgencyDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgencyDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_CategoryController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoriesDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_CategoryController_questions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CategoryQuestionsDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_FollowUpController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicCategoriesDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_FollowUpController_report: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublicReportDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicReportedDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_FollowUpController_follow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FollowDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowedReportDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_FollowUpController_confirm: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FollowDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowedReportDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_FollowUpController_notFixed: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotFixedDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowedReportDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_PublicPhotoController_add: {
        parameters: {
            query?: never;
            header: {
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
                "X-Tracking-Code": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedPhotoDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_SimilarController_find: {
        parameters: {
            query: {
                category: string;
                lat: number;
                lng: number;
                text?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SimilarIssuesDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_ImportController_import: {
        parameters: {
            query?: {
                /** @description Only say what would happen. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IssueImportDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssueImportAnswerDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_IssueListController_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description One or several: assigned,acknowledged */
                status?: ("reported" | "assigned" | "acknowledged" | "in-progress" | "referred" | "resolved" | "closed" | "reopened" | "merged" | "withdrawn")[];
                /** @description open: somebody still has to do something; late: what has to be done next is past its deadline; due-today: it is not yet, and will be before the day is over; unassigned: open, and no officer has it. */
                view?: "open" | "late" | "due-today" | "unassigned";
                /** @description Where today ends; the zone of the department unless given. */
                tz?: string;
                sector?: string;
                precinct?: string;
                officer?: string;
                category?: string;
                /** @description The short number, as it was heard: d4 1042. */
                reference?: string;
                /** @description A reference, a tracking code, or words of the summary, the description, the address and the notes, each of which counts; for who may see contacts, also a telephone number or an e-mail address, which is on record. */
                q?: string;
                /** @description lat,lng,metres: at most 50,000 metres. */
                near?: string;
                /** @description Reported at this time or later. */
                from?: string;
                /** @description Reported before this time. */
                to?: string;
                /** @description system:id */
                source?: string;
                /** @description With a minus before it the other way round. Left out: -reportedAt, or with q what fits best first. */
                sort?: "deadline" | "-deadline" | "reportedAt" | "-reportedAt" | "reference" | "-reference" | "priority" | "-priority" | "status" | "-status" | "category" | "-category" | "sector" | "-sector" | "officer" | "-officer";
                /** @description csv: all that the filters match, without limit and cursor. */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuePageDto"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_ReportController_report: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportedIssueDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_IssueListController_search: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description One or several: assigned,acknowledged */
                status?: ("reported" | "assigned" | "acknowledged" | "in-progress" | "referred" | "resolved" | "closed" | "reopened" | "merged" | "withdrawn")[];
                /** @description open: somebody still has to do something; late: what has to be done next is past its deadline; due-today: it is not yet, and will be before the day is over; unassigned: open, and no officer has it. */
                view?: "open" | "late" | "due-today" | "unassigned";
                /** @description Where today ends; the zone of the department unless given. */
                tz?: string;
                sector?: string;
                precinct?: string;
                officer?: string;
                category?: string;
                /** @description The short number, as it was heard: d4 1042. */
                reference?: string;
                /** @description lat,lng,metres: at most 50,000 metres. */
                near?: string;
                /** @description Reported at this time or later. */
                from?: string;
                /** @description Reported before this time. */
                to?: string;
                /** @description system:id */
                source?: string;
                /** @description With a minus before it the other way round. Left out: -reportedAt, or with q what fits best first. */
                sort?: "deadline" | "-deadline" | "reportedAt" | "-reportedAt" | "reference" | "-reference" | "priority" | "-priority" | "status" | "-status" | "category" | "-category" | "sector" | "-sector" | "officer" | "-officer";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IssueSearchDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuePageDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_IssueListController_searchCounts: {
        parameters: {
            query?: {
                /** @description One or several: assigned,acknowledged */
                status?: ("reported" | "assigned" | "acknowledged" | "in-progress" | "referred" | "resolved" | "closed" | "reopened" | "merged" | "withdrawn")[];
                /** @description Where today ends; the zone of the department unless given. */
                tz?: string;
                sector?: string;
                precinct?: string;
                officer?: string;
                category?: string;
                /** @description The short number, as it was heard: d4 1042. */
                reference?: string;
                /** @description lat,lng,metres: at most 50,000 metres. */
                near?: string;
                /** @description Reported at this time or later. */
                from?: string;
                /** @description Reported before this time. */
                to?: string;
                /** @description system:id */
                source?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IssueSearchDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssueCountsDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_IssueListController_counts: {
        parameters: {
            query?: {
                /** @description One or several: assigned,acknowledged */
                status?: ("reported" | "assigned" | "acknowledged" | "in-progress" | "referred" | "resolved" | "closed" | "reopened" | "merged" | "withdrawn")[];
                /** @description Where today ends; the zone of the department unless given. */
                tz?: string;
                sector?: string;
                precinct?: string;
                officer?: string;
                category?: string;
                /** @description The short number, as it was heard: d4 1042. */
                reference?: string;
                /** @description A reference, a tracking code, or words of the summary, the description, the address and the notes, each of which counts; for who may see contacts, also a telephone number or an e-mail address, which is on record. */
                q?: string;
                /** @description lat,lng,metres: at most 50,000 metres. */
                near?: string;
                /** @description Reported at this time or later. */
                from?: string;
                /** @description Reported before this time. */
                to?: string;
                /** @description system:id */
                source?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssueCountsDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_IssueController_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssueDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_CorrectionController_correct: {
        parameters: {
            query?: never;
            header: {
                /** @description The version you saw, in quotes. */
                "If-Match": string;
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectIssueDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssueDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_IssueCommandController_start: {
        parameters: {
            query?: never;
            header: {
                /** @description The version you saw, in quotes. */
                "If-Match": string;
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssueDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_NoteController_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotePageDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_IssueCommandController_note: {
        parameters: {
            query?: never;
            header: {
                /** @description The version you saw, in quotes. */
                "If-Match": string;
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssueDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_IssueCommandController_refer: {
        parameters: {
            query?: never;
            header: {
                /** @description The version you saw, in quotes. */
                "If-Match": string;
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReferDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssueDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_IssueCommandController_resolve: {
        parameters: {
            query?: never;
            header: {
                /** @description The version you saw, in quotes. */
                "If-Match": string;
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResolveDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssueDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_IssueCommandController_confirm: {
        parameters: {
            query?: never;
            header: {
                /** @description The version you saw, in quotes. */
                "If-Match": string;
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssueDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_IssueCommandController_reopen: {
        parameters: {
            query?: never;
            header: {
                /** @description The version you saw, in quotes. */
                "If-Match": string;
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssueDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_IssueCommandController_withdraw: {
        parameters: {
            query?: never;
            header: {
                /** @description The version you saw, in quotes. */
                "If-Match": string;
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssueDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_IssueCommandController_merge: {
        parameters: {
            query?: never;
            header: {
                /** @description The version you saw, in quotes. */
                "If-Match": string;
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssueDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_IssueCommandController_unmerge: {
        parameters: {
            query?: never;
            header: {
                /** @description The version you saw, in quotes. */
                "If-Match": string;
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssueDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_CorrectionController_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectionPageDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_MergeController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MergedReportsDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_PhotoController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhotosDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_PhotoController_add: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedPhotoDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_PhotoController_show: {
        parameters: {
            query?: {
                size?: "thumb" | "full";
            };
            header?: never;
            path: {
                id: string;
                photoId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_PlaceController_search: {
        parameters: {
            query: {
                /** @description What was typed so far: a street, a house number and a street, or two streets that cross. */
                q: string;
                /** @description 6 where it is left out. */
                limit?: number;
                /** @description Of names, where an address service knows more than one. English where it is left out. */
                lang?: "en" | "es" | "ar";
                /** @description lat,lng: of equals, the nearer comes first. */
                near?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceSearchDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_PlaceController_import: {
        parameters: {
            query?: {
                /** @description Only counts; nothing is stored. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaceImportDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceImportSummaryDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_PublicPlaceController_search: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublicPlaceSearchDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaceSearchDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_ReporterController_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportersDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    intake_ReporterController_erase: {
        parameters: {
            query?: never;
            header: {
                /** @description The version you saw, in quotes. */
                "If-Match": string;
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EraseReporterDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasedReporterDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    "sector-assignment_PublicSectorController_at": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublicPointDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoveredDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    "sector-assignment_SectorController_import": {
        parameters: {
            query: {
                /** @description The property that holds the code of a sector. */
                code: string;
                /** @description The property that holds the precinct. */
                precinct?: string;
                /** @description Finds the precinct in the code of a sector (RE2 syntax): its first group, or all of the match. */
                precinctPattern?: string;
                /** @description Only say what would happen. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description A GeoJSON FeatureCollection of at most 20 MB. */
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SectorImportDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    "sector-assignment_SectorController_retire": {
        parameters: {
            query?: {
                /** @description Only say what would happen. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetiredSectorDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    "sector-assignment_SectorController_at": {
        parameters: {
            query: {
                lat: number;
                lng: number;
                /** @description Of the issue that would be reported: how soon it has to be acknowledged. */
                category?: string;
                priority?: components["schemas"]["Priority"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProspectDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    "sector-assignment_SectorPointsController_at": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PointsDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointSectorsDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    "sector-assignment_SectorController_list": {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                precinct?: string;
                /** @description geojson: all sectors as one FeatureCollection, without pages. */
                format?: "json" | "geojson";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page, or with `format=geojson` a FeatureCollection. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SectorHeadPageDto"] | components["schemas"]["SectorFeatureCollectionDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    "sector-assignment_SectorController_one": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SectorBoundaryDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    "sector-assignment_OfficerController_import": {
        parameters: {
            query?: {
                /** @description Only say what would happen. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RosterImportDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterSummaryDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    "sector-assignment_OfficerController_list": {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                badge?: string;
                sector?: string;
                precinct?: string;
                rank?: components["schemas"]["Rank"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterOfficerPageDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    "sector-assignment_OfficerController_one": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterOfficerDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    "sector-assignment_ShiftController_list": {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                officer?: string;
                precinct?: string;
                /** @description Those that end after this. */
                from?: string;
                /** @description Those that start before this. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterPeriodPageDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    "sector-assignment_ShiftController_add": {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeriodDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterPeriodDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    "sector-assignment_ShiftController_withdraw": {
        parameters: {
            query?: never;
            header: {
                /** @description The version you saw, in quotes. */
                "If-Match": string;
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterPeriodDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    "sector-assignment_ShiftController_change": {
        parameters: {
            query?: never;
            header: {
                /** @description The version you saw, in quotes. */
                "If-Match": string;
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeriodChangeDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterPeriodDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    "sector-assignment_AbsenceController_list": {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                officer?: string;
                precinct?: string;
                /** @description Those that end after this. */
                from?: string;
                /** @description Those that start before this. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterPeriodPageDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    "sector-assignment_AbsenceController_add": {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeriodDto"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterPeriodDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    "sector-assignment_AbsenceController_withdraw": {
        parameters: {
            query?: never;
            header: {
                /** @description The version you saw, in quotes. */
                "If-Match": string;
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterPeriodDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    "sector-assignment_AbsenceController_change": {
        parameters: {
            query?: never;
            header: {
                /** @description The version you saw, in quotes. */
                "If-Match": string;
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeriodChangeDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterPeriodDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    "sector-assignment_HandOverController_list": {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandOverPageDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    "sector-assignment_HandOverController_handOver": {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandOverDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandedOverDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    "sector-assignment_AssignmentController_list": {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                state?: components["schemas"]["AssignmentState"];
                officer?: string;
                sector?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentPageDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    "sector-assignment_AssignmentController_one": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                issueId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentDetailDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    "sector-assignment_AssignmentController_acknowledge": {
        parameters: {
            query?: never;
            header: {
                /** @description The version you saw, in quotes. */
                "If-Match": string;
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                issueId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcknowledgeDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentDetailDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    "sector-assignment_AssignmentController_decline": {
        parameters: {
            query?: never;
            header: {
                /** @description The version you saw, in quotes. */
                "If-Match": string;
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                issueId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeclineDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentDetailDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    "sector-assignment_AssignmentController_reassign": {
        parameters: {
            query?: never;
            header: {
                /** @description The version you saw, in quotes. */
                "If-Match": string;
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                issueId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReassignDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentDetailDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    "sector-assignment_AssignmentController_locate": {
        parameters: {
            query?: never;
            header: {
                /** @description The version you saw, in quotes. */
                "If-Match": string;
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                issueId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LocateDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentDetailDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    "sector-assignment_CoverageController_at": {
        parameters: {
            query?: {
                /** @description Only this precinct. */
                precinct?: string;
                /** @description Now unless given. */
                at?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverageDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    "sector-assignment_CoverageController_hours": {
        parameters: {
            query?: {
                /** @description Only this precinct. */
                precinct?: string;
                /** @description Now unless given. */
                from?: string;
                hours?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CoverageHoursDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    escalation_DeadlinePreviewController_preview: {
        parameters: {
            query: {
                /** @description One without a policy of its own has that of every category. */
                category: string;
                priority: "low" | "normal" | "high" | "urgent";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadlinePreviewDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    escalation_DeadlineController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                issueId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Empty for imported history that was not reopened: its clocks do not start. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadlineDto"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    escalation_DeadlineController_explain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                issueId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadlineExplanationDto"][];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    escalation_WallController_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                state?: components["schemas"]["EscalationState"];
                precinct?: string;
                level?: number;
                /** @description Only what these are told. */
                audience?: components["schemas"]["EscalationAudience"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EscalationPageDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    escalation_WallController_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EscalationDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    escalation_WallController_acknowledge: {
        parameters: {
            query?: never;
            header: {
                /** @description The version you saw, in quotes. */
                "If-Match": string;
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EscalationDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    escalation_PolicyController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyPageDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    escalation_PolicyController_put: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutPolicyDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["BodyTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    notification_InboxController_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Only what has not been read. */
                unread?: boolean;
                /** @description Another person, for those who may read every inbox. */
                person?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxPageDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    notification_InboxController_stream: {
        parameters: {
            query?: {
                /** @description Starts after this seq instead of now. Last-Event-ID goes before it. */
                since?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    notification_InboxController_read: {
        parameters: {
            query?: never;
            header?: {
                /** @description Same key and body: the same answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["IdempotencyKeyReused"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    insights_AuditController_list: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
                /** @description Id of the person or program. */
                who?: string;
                /** @description Id of what they came in with, for example of an API key. */
                credential?: string;
                /** @description Method and route as declared. */
                action?: string;
                /** @description Id or code of what it was done to; an issue also by its reference. */
                target?: string;
                result?: components["schemas"]["AuditResult"];
                /** @description Not before. A day is its beginning in UTC. */
                from?: string;
                /** @description Before. A day is its beginning in UTC. */
                to?: string;
                /** @description csv: all that fits the filters, newest first, up to 100,000 rows. */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPageDto"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    insights_BoardController_read: {
        parameters: {
            query?: {
                /** @description Only this precinct. */
                precinct?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    insights_BoardController_stream: {
        parameters: {
            query?: {
                /** @description Only this precinct. */
                precinct?: string;
                /** @description Starts after this seq, that of a board read before, instead of now. Last-Event-ID goes before it. */
                since?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    insights_BoardController_mine: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardIssuePageDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    insights_BoardController_issues: {
        parameters: {
            query?: {
                limit?: number;
                /** @description nextCursor of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                sector: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardIssuePageDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    insights_TimelineController_read: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                issueId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelineDto"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    insights_TrendsController_read: {
        parameters: {
            query?: {
                /** @description Issues reported not before. A day is its beginning in UTC. 28 days before `to` unless given, at most 366. */
                from?: string;
                /** @description Issues reported before. Now unless given. */
                to?: string;
                /** @description Only this precinct. */
                precinct?: string;
                by?: "sector" | "category";
                /** @description csv: a row for each sector or category. */
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        by: "sector" | "category";
                        /** Format: date-time */
                        from: string;
                        /** Format: date-time */
                        to: string;
                        /** @description As long, right before it. */
                        before: {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                        };
                        items: {
                            /** @description Code of the sector or category; null: in no sector yet. */
                            key: string | null;
                            /** @description Of a sector. */
                            precinct: string | null;
                            reported: number;
                            /** @description Still open now. */
                            open: number;
                            /** @description Missed a deadline, of either kind. */
                            late: number;
                            acknowledgeMissed: number;
                            resolveMissed: number;
                            /** @description From the report to the first acknowledgement. */
                            acknowledge: {
                                /** @description Of how many issues: the size of the sample. */
                                count: number;
                                /** @description Half of them took no longer. */
                                p50Seconds: number | null;
                                /** @description Nine of ten took no longer. */
                                p90Seconds: number | null;
                            };
                            /** @description From the report to the last resolution, of issues that were not reopened after it. */
                            resolve: {
                                /** @description Of how many issues: the size of the sample. */
                                count: number;
                                /** @description Half of them took no longer. */
                                p50Seconds: number | null;
                                /** @description Nine of ten took no longer. */
                                p90Seconds: number | null;
                            };
                            /** @description The same of the period before. */
                            before: {
                                reported: number;
                                /** @description Still open now. */
                                open: number;
                                /** @description Missed a deadline, of either kind. */
                                late: number;
                                acknowledgeMissed: number;
                                resolveMissed: number;
                                /** @description From the report to the first acknowledgement. */
                                acknowledge: {
                                    /** @description Of how many issues: the size of the sample. */
                                    count: number;
                                    /** @description Half of them took no longer. */
                                    p50Seconds: number | null;
                                    /** @description Nine of ten took no longer. */
                                    p90Seconds: number | null;
                                };
                                /** @description From the report to the last resolution, of issues that were not reopened after it. */
                                resolve: {
                                    /** @description Of how many issues: the size of the sample. */
                                    count: number;
                                    /** @description Half of them took no longer. */
                                    p50Seconds: number | null;
                                    /** @description Nine of ten took no longer. */
                                    p90Seconds: number | null;
                                };
                            };
                        }[];
                        total: {
                            reported: number;
                            /** @description Still open now. */
                            open: number;
                            /** @description Missed a deadline, of either kind. */
                            late: number;
                            acknowledgeMissed: number;
                            resolveMissed: number;
                            /** @description From the report to the first acknowledgement. */
                            acknowledge: {
                                /** @description Of how many issues: the size of the sample. */
                                count: number;
                                /** @description Half of them took no longer. */
                                p50Seconds: number | null;
                                /** @description Nine of ten took no longer. */
                                p90Seconds: number | null;
                            };
                            /** @description From the report to the last resolution, of issues that were not reopened after it. */
                            resolve: {
                                /** @description Of how many issues: the size of the sample. */
                                count: number;
                                /** @description Half of them took no longer. */
                                p50Seconds: number | null;
                                /** @description Nine of ten took no longer. */
                                p90Seconds: number | null;
                            };
                            /** @description The same of the period before. */
                            before: {
                                reported: number;
                                /** @description Still open now. */
                                open: number;
                                /** @description Missed a deadline, of either kind. */
                                late: number;
                                acknowledgeMissed: number;
                                resolveMissed: number;
                                /** @description From the report to the first acknowledgement. */
                                acknowledge: {
                                    /** @description Of how many issues: the size of the sample. */
                                    count: number;
                                    /** @description Half of them took no longer. */
                                    p50Seconds: number | null;
                                    /** @description Nine of ten took no longer. */
                                    p90Seconds: number | null;
                                };
                                /** @description From the report to the last resolution, of issues that were not reopened after it. */
                                resolve: {
                                    /** @description Of how many issues: the size of the sample. */
                                    count: number;
                                    /** @description Half of them took no longer. */
                                    p50Seconds: number | null;
                                    /** @description Nine of ten took no longer. */
                                    p90Seconds: number | null;
                                };
                            };
                        };
                    };
                    "text/csv": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    insights_TrendsController_weeks: {
        parameters: {
            query?: {
                /** @description Issues reported not before. A day is its beginning in UTC. 28 days before `to` unless given, at most 366. */
                from?: string;
                /** @description Issues reported before. Now unless given. */
                to?: string;
                /** @description Only this precinct. */
                precinct?: string;
                by?: "sector" | "category";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        by: "sector" | "category";
                        /** @description The share that should be done in time, 0 to 1. */
                        target: number;
                        weeks: {
                            /** Format: date-time */
                            from: string;
                            /** Format: date-time */
                            to: string;
                        }[];
                        /** @description What grew most first. A week of each line for every one in `weeks`. */
                        items: {
                            /** @description Code of the sector or category; null: in no sector yet. */
                            key: string | null;
                            weeks: {
                                reported: number;
                                /** @description In this week, whenever it was reported. */
                                resolved: number;
                                acknowledge: {
                                    /** @description Met or missed by now: the size of the sample. */
                                    decided: number;
                                    inTime: number;
                                };
                                resolve: {
                                    /** @description Met or missed by now: the size of the sample. */
                                    decided: number;
                                    inTime: number;
                                };
                            }[];
                        }[];
                        total: {
                            reported: number;
                            /** @description In this week, whenever it was reported. */
                            resolved: number;
                            acknowledge: {
                                /** @description Met or missed by now: the size of the sample. */
                                decided: number;
                                inTime: number;
                            };
                            resolve: {
                                /** @description Met or missed by now: the size of the sample. */
                                decided: number;
                                inTime: number;
                            };
                        }[];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            405: components["responses"]["MethodNotAllowed"];
            429: components["responses"]["TooManyRequests"];
            431: components["responses"]["HeadersTooLarge"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
}
