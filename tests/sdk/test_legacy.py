"""aliyun-python-sdk-core, -eci and -cr: GET, everything in the query, signature version 1."""

import json

import pytest
from aliyunsdkcore.acs_exception.exceptions import ServerException
from aliyunsdkcore.client import AcsClient
from aliyunsdkcr.request.v20181201.GetInstanceEndpointRequest import GetInstanceEndpointRequest
from aliyunsdkcr.request.v20181201.ListInstanceRequest import ListInstanceRequest
from aliyunsdkcr.request.v20181201.ListRepositoryRequest import ListRepositoryRequest
from aliyunsdkcr.request.v20181201.ListRepoTagRequest import ListRepoTagRequest
from aliyunsdkeci.request.v20180808.CreateContainerGroupRequest import CreateContainerGroupRequest
from aliyunsdkeci.request.v20180808.DeleteContainerGroupRequest import DeleteContainerGroupRequest
from aliyunsdkeci.request.v20180808.DescribeContainerGroupsRequest import DescribeContainerGroupsRequest
from aliyunsdkeci.request.v20180808.DescribeContainerLogRequest import DescribeContainerLogRequest
from conftest import KEY_ID, KEY_SECRET, wait_for

HOST = "test0000-registry.cn-beijing.cr.aliyuncs.com"
VPC_HOST = "test0000-registry-vpc.cn-beijing.cr.aliyuncs.com"


@pytest.fixture
def send(cloud):
    client = AcsClient(KEY_ID, KEY_SECRET, "cn-beijing", auto_retry=False)
    return lambda request: run(client, cloud, request)


def run(client, cloud, request):
    request.set_endpoint(cloud.endpoint)
    request.set_accept_format("json")
    return json.loads(client.do_action_with_exception(request))


def example():
    """The documentation's own example, with its masks filled in."""
    request = CreateContainerGroupRequest()
    request.set_SecurityGroupId("sg-2zeh4cev9y7ulbr00000")
    request.set_VSwitchId("vsw-2zejlv7xjnw61w6z00000")
    request.set_ContainerGroupName("test-cri")
    request.set_Containers(
        [
            {"Image": f"{HOST}/eci_test/nginx:1.0", "Name": "nginx"},
            {"Image": f"{VPC_HOST}/eci_test/nginx:1.0", "Name": "nginx2"},
        ]
    )
    request.set_AcrRegistryInfos(
        [{"RegionId": "cn-beijing", "InstanceId": "cri-nwj395hgf6f00000", "Domains": [VPC_HOST, HOST]}]
    )
    return request


def describe(send, group):
    request = DescribeContainerGroupsRequest()
    request.set_ContainerGroupIds(json.dumps([group]))
    return send(request)["ContainerGroups"][0]


def test_the_documented_example_creates_a_group_that_runs(send, cloud):
    group = send(example())["ContainerGroupId"]
    assert cloud.last("CreateContainerGroup")["dropped"] == [
        "AcrRegistryInfo.1Domain.1",
        "AcrRegistryInfo.1Domain.2",
    ]
    running = wait_for(lambda: describe(send, group), lambda seen: seen["Status"] == "Running")
    assert [container["Name"] for container in running["Containers"]] == ["nginx", "nginx2"]
    assert {"Pulling", "Pulled", "Created", "Started"} <= {event["Reason"] for event in running["Events"]}

    request = DescribeContainerLogRequest()
    request.set_ContainerGroupId(group)
    request.set_ContainerName("nginx")
    wait_for(lambda: send(request)["Content"], lambda content: "nginx started" in content)

    request = DeleteContainerGroupRequest()
    request.set_ContainerGroupId(group)
    assert send(request)["RequestId"]
    request = DescribeContainerGroupsRequest()
    request.set_ContainerGroupIds(json.dumps([group]))
    wait_for(lambda: send(request), lambda seen: seen["TotalCount"] == 0)


def test_a_wrong_secret_is_told_with_the_string_that_was_signed(cloud):
    client = AcsClient(KEY_ID, "another-secret", "cn-beijing", auto_retry=False)
    with pytest.raises(ServerException) as caught:
        run(client, cloud, ListInstanceRequest())
    # The library compares the strings itself: the same string means that the secret is wrong.
    assert caught.value.error_code == "InvalidAccessKeySecret"
    assert cloud.last("ListInstance")["code"] == "SignatureDoesNotMatch"


def test_an_unknown_key_is_told(cloud):
    client = AcsClient("LTAI5tNobody", "secret", "cn-beijing", auto_retry=False)
    with pytest.raises(ServerException) as caught:
        run(client, cloud, ListInstanceRequest())
    assert (caught.value.error_code, caught.value.http_status) == ("InvalidAccessKeyId.NotFound", 404)


def test_instances_come_in_pages(send):
    names = []
    for number in (1, 2, 3):
        request = ListInstanceRequest()
        request.set_PageNo(number)
        request.set_PageSize(2)
        answer = send(request)
        assert (answer["TotalCount"], answer["IsSuccess"]) == (4, True)
        names += [instance["InstanceName"] for instance in answer["Instances"]]
    assert names == ["test0000", "team-images", "archive", "quiet"]


def test_repositories_and_tags_go_beyond_a_page(cloud):
    client = AcsClient(KEY_ID, KEY_SECRET, "cn-hangzhou", auto_retry=False)
    instance = "cri-hzprod0000000001"
    found = []
    for number in (1, 2):
        request = ListRepositoryRequest()
        request.set_InstanceId(instance)
        request.set_RepoNamespaceName("shop")
        request.set_PageNo(number)
        answer = run(client, cloud, request)
        assert answer["TotalCount"] == "45"
        found += answer["Repositories"]
    assert len({repository["RepoId"] for repository in found}) == 45
    order_api = next(repository["RepoId"] for repository in found if repository["RepoName"] == "order-api")
    tags = []
    for number in (1, 2, 3):
        request = ListRepoTagRequest()
        request.set_InstanceId(instance)
        request.set_RepoId(order_api)
        request.set_PageNo(number)
        request.set_PageSize(100)
        tags += [image["Tag"] for image in run(client, cloud, request)["Images"]]
    assert (len(tags), tags[0], tags[-1]) == (230, "build-230", "build-1")


def test_the_endpoint_shows_its_whitelist(send):
    request = GetInstanceEndpointRequest()
    request.set_InstanceId("cri-nwj395hgf6f00000")
    request.set_EndpointType("internet")
    answer = send(request)
    assert {"Domain": HOST, "Type": "SYSTEM"} in answer["Domains"]
    assert {"Entry": "127.0.0.1/32", "Comment": "default"} in answer["AclEntries"]
